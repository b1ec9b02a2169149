package social.lindworm.account;

import java.time.ZoneId;
import java.util.List;

/// The time zones people may choose from.
public final class Zones {

    private Zones() {}

    /// By name, places only: the historical abbreviations mean different things to different people.
    public static List<String> all() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id ->
                        id.equals("UTC") || (id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/")))
                .sorted()
                .toList();
    }

    /// The same zone if it is one, else empty.
    public static String known(String zone) {
        return ZoneId.getAvailableZoneIds().contains(zone) ? zone : "";
    }
}
