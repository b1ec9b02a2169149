package social.lindworm.web;

import java.io.IOException;
import java.io.InputStream;

/// A file that came with a form. It is gone when the request ends.
///
/// @param filename as the browser told it: never trust it for a type or a path
/// @param size in bytes
/// @param content opens the bytes; may be called more than once
public record Upload(String filename, long size, Content content) {

    /// Opens the bytes from the start.
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
