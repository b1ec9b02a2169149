package social.lindworm.web.assets;

import java.util.Arrays;

/// One static file, ready to be sent. Safe to share between threads; the bytes must not be changed.
public final class Asset {
    private final String logicalPath;
    private final String hash;
    private final String hashedPath;
    private final String contentType;
    private final byte[] content;
    private final Packed gzip;
    private final Packed brotli;

    Asset(String logicalPath, String hash, byte[] content) {
        this.logicalPath = logicalPath;
        this.hash = hash;
        this.hashedPath = AssetPath.withHash(logicalPath, hash);
        this.contentType = AssetPath.contentType(logicalPath);
        this.content = content;
        this.gzip = new Packed(content, Compression::gzip);
        this.brotli = new Packed(content, Compression::brotli);
    }

    /// The name in the source tree, such as `css/main.css`.
    public String logicalPath() {
        return logicalPath;
    }

    /// The name it is published under, such as `css/main.3f2a9c1d07.css`: it changes whenever the content does.
    public String hashedPath() {
        return hashedPath;
    }

    public String contentType() {
        return contentType;
    }

    /// The bytes as published, references to other assets already rewritten.
    public byte[] content() {
        return Arrays.copyOf(content, content.length);
    }

    /// Names this content among all contents, as long as it is in the published name.
    String hash() {
        return hash;
    }

    boolean font() {
        return contentType.startsWith("font/");
    }

    /// The bytes in the given encoding, made on first use and kept; the plain ones where packing does not make them
    /// smaller.
    byte[] bytes(Encoding encoding) {
        return switch (encodingFor(encoding)) {
            case PLAIN -> content;
            case GZIP -> gzip.bytes();
            case BROTLI -> brotli.bytes();
        };
    }

    /// The encoding that will really be used when this one is wished for.
    Encoding encodingFor(Encoding wished) {
        return AssetPath.compressible(logicalPath) && content.length > 256 ? wished : Encoding.PLAIN;
    }
}
