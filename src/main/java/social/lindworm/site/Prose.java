package social.lindworm.site;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Markdown that people write, made into HTML that can do no harm. Thread-safe.
public final class Prose {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).softbreak("<br>").build();
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr")
            // The first heading is the page's own; those of a text stand below it.
            .allowElements(
                    (heading, _) -> heading.compareTo("h2") <= 0 ? "h2" : "h3", "h1", "h2", "h3", "h4", "h5", "h6")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .onElements("a")
            .requireRelsOnLinks("nofollow", "noopener", "ugc")
            .toFactory();

    private Prose() {}

    public static String html(String source) {
        return POLICY.sanitize(RENDERER.render(PARSER.parse(source)));
    }
}
