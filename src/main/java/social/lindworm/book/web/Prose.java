package social.lindworm.book.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Descriptions and lives, written in Markdown, as HTML that can do no harm. Thread-safe.
///
/// HTML inside is allowed as far as it is harmless, because catalogues have delivered it for years.
final class Prose {

    private static final int REMEMBERED = 2_000;
    private static final int LONGEST_REMEMBERED = 20_000;
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p", "br", "em", "i", "strong", "b", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr")
            // Below the headings of the page.
            .allowElements(
                    (heading, _) -> heading.compareTo("h3") <= 0 ? "h3" : "h4", "h1", "h2", "h3", "h4", "h5", "h6")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .onElements("a")
            .requireRelsOnLinks("nofollow", "noopener", "ugc")
            .toFactory();
    private static final Cache<String, String> MADE =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private Prose() {}

    static String html(String source) {
        if (source.isEmpty()) {
            return "";
        }
        return source.length() > LONGEST_REMEMBERED ? make(source) : MADE.get(source, Prose::make);
    }

    /// The opening without any marks, for previews elsewhere.
    static String opening(String source, int longest) {
        String beginning = source.substring(0, Math.min(source.length(), longest * 8));
        String plain = TEXT.render(PARSER.parse(beginning))
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ")
                .strip();
        if (plain.length() <= longest) {
            return plain;
        }
        int cut = plain.lastIndexOf(' ', longest);
        return plain.substring(0, cut > 0 ? cut : longest) + "\u2026";
    }

    private static String make(String source) {
        return POLICY.sanitize(RENDERER.render(PARSER.parse(source)));
    }
}
