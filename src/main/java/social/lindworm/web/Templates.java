package social.lindworm.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.Map;

/// The pages' templates, compiled with the program. Thread-safe.
public final class Templates {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    public Templates() {
        engine.setTrimControlStructures(true);
    }

    /// The page as UTF-8.
    ///
    /// @param name such as `book/book.jte`
    public byte[] page(String name, Frame frame, Object view) {
        return render(name, Map.of("frame", frame, "view", view));
    }

    /// A template with other parameters than a page's, such as a mail's.
    public byte[] render(String name, Map<String, Object> parameters) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(name, parameters, output);
        return output.toByteArray();
    }
}
