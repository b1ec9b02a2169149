package social.lindworm.account;

import java.util.List;

/// A browser and the system it runs on, by their own account; either is empty when it cannot be told.
public record Device(String browser, String system) {

    /// More telling marks come first: many browsers name others beside themselves.
    private static final List<Mark> BROWSERS = List.of(
            new Mark("Edg", "Edge"),
            new Mark("OPR/", "Opera"),
            new Mark("Vivaldi", "Vivaldi"),
            new Mark("SamsungBrowser", "Samsung Internet"),
            new Mark("Firefox", "Firefox"),
            new Mark("FxiOS", "Firefox"),
            new Mark("CriOS", "Chrome"),
            new Mark("Chrom", "Chrome"),
            new Mark("Safari", "Safari"),
            new Mark("curl", "curl"));

    private static final List<Mark> SYSTEMS = List.of(
            new Mark("iPhone", "iPhone"),
            new Mark("iPad", "iPad"),
            new Mark("Android", "Android"),
            new Mark("CrOS", "ChromeOS"),
            new Mark("Windows", "Windows"),
            new Mark("Mac OS X", "macOS"),
            new Mark("Linux", "Linux"),
            new Mark("BSD", "BSD"));

    private record Mark(String text, String name) {}

    static Device of(String userAgent) {
        return new Device(first(BROWSERS, userAgent), first(SYSTEMS, userAgent));
    }

    private static String first(List<Mark> marks, String userAgent) {
        return marks.stream()
                .filter(mark -> userAgent.contains(mark.text()))
                .map(Mark::name)
                .findFirst()
                .orElse("");
    }

    static Device stored(String text) {
        int bar = text.indexOf('|');
        return bar < 0 ? new Device("", "") : new Device(text.substring(0, bar), text.substring(bar + 1));
    }

    String stored() {
        return browser + "|" + system;
    }
}
