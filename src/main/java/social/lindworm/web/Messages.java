package social.lindworm.web;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import social.lindworm.common.Message;

/// The texts of one language. Thread-safe.
///
/// Patterns are ICU's (plurals and all); those with nothing but plain places are filled in without ICU, since a page
/// has dozens.
public final class Messages {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private static final Pattern COMPLEX = Pattern.compile("'|\\{\\d+\\s*,");

    private final Locale locale;
    private final Map<String, String> patterns;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Messages(Locale locale, Map<String, String> patterns) {
        this.locale = locale;
        this.patterns = patterns;
    }

    /// Every language, from `messages/<bundle>.<language>.properties`; `messages/bundles.txt` lists the bundles.
    public static Map<Locale, Messages> load() {
        List<String> bundles = bundles();
        Map<Locale, Messages> all = new HashMap<>();
        for (Locale locale : Languages.ALL) {
            Map<String, String> patterns = new HashMap<>();
            for (String bundle : bundles) {
                read("/messages/" + bundle + "." + locale.toString() + ".properties", patterns);
            }
            all.put(locale, new Messages(locale, patterns));
        }
        return Map.copyOf(all);
    }

    private static List<String> bundles() {
        try (InputStream stream = Messages.class.getResourceAsStream("/messages/bundles.txt")) {
            if (stream == null) {
                throw new IllegalStateException("missing messages/bundles.txt");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(String resource, Map<String, String> into) {
        try (InputStream stream = Messages.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing message file " + resource);
            }
            Properties properties = new Properties();
            try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            properties.forEach((key, value) -> into.put(key.toString(), value.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Locale locale() {
        return locale;
    }

    /// @throws IllegalArgumentException if there is no such key, which is a mistake in the program
    public String text(String key, Object... arguments) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text for " + key + " in " + locale);
        }
        if (pattern.indexOf('{') < 0) {
            return pattern;
        }
        Object[] translated = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            translated[i] = arguments[i] instanceof Message message ? text(message) : arguments[i];
        }
        return plain(pattern) ? fill(pattern, translated) : format(key, pattern, translated);
    }

    public String text(Message message) {
        return text(message.key(), message.arguments().toArray());
    }

    /// Whether there is such a text.
    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    /// Whether only plain places stand in the pattern, so that ICU's quoting and choices play no part.
    private static boolean plain(String pattern) {
        return !COMPLEX.matcher(pattern).find();
    }

    private String fill(String pattern, Object[] arguments) {
        Matcher places = PLACE.matcher(pattern);
        StringBuilder text = new StringBuilder();
        while (places.find()) {
            int index = Integer.parseInt(places.group(1));
            Object value = index < arguments.length ? arguments[index] : places.group();
            String shown = value instanceof Number number ? number(number) : String.valueOf(value);
            places.appendReplacement(text, Matcher.quoteReplacement(shown));
        }
        return places.appendTail(text).toString();
    }

    private String number(Number number) {
        return NumberFormat.getInstance(locale).format(number);
    }

    private String format(String key, String pattern, Object[] arguments) {
        MessageFormat format = formats.computeIfAbsent(key, ignored -> new MessageFormat(pattern, locale));
        synchronized (format) {
            return format.format(arguments);
        }
    }
}
