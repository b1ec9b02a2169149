package social.lindworm.web.assets;

/// How the bytes of an asset travel.
enum Encoding {
    PLAIN("", ""),
    GZIP("gzip", ".gz"),
    BROTLI("br", ".br");

    private final String header;
    private final String suffix;

    Encoding(String header, String suffix) {
        this.header = header;
        this.suffix = suffix;
    }

    /// The value of `Content-Encoding`, empty for none.
    String header() {
        return header;
    }

    /// What a packed copy's file name ends with.
    String suffix() {
        return suffix;
    }

    /// The best encoding that an `Accept-Encoding` header allows.
    static Encoding accepted(String header) {
        boolean gzip = false;
        for (String part : header.split(",")) {
            String[] words = part.strip().split(";");
            boolean refused = words.length > 1 && words[1].strip().matches("q=0(\\.0*)?");
            String name = words[0].strip();
            if (!refused && name.equalsIgnoreCase(BROTLI.header) && Compression.brotliAvailable()) {
                return BROTLI;
            }
            gzip |= !refused && name.equalsIgnoreCase(GZIP.header);
        }
        return gzip ? GZIP : PLAIN;
    }
}
