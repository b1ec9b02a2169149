package social.lindworm.search.web;

import social.lindworm.web.Frame;
import social.lindworm.web.Visit;

/// Tells browsers how to search here from their address bar (OpenSearch 1.1).
final class OpenSearch {

    private static final int LONGEST_NAME = 16;

    private OpenSearch() {}

    static void describe(Visit visit) {
        Frame frame = visit.frame();
        String name = frame.site().name();
        visit.context()
                .contentType("application/opensearchdescription+xml; charset=utf-8")
                .result("""
                <?xml version="1.0" encoding="UTF-8"?>
                <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
                  <ShortName>%s</ShortName>
                  <Description>%s</Description>
                  <InputEncoding>UTF-8</InputEncoding>
                  <Image width="16" height="16" type="image/svg+xml">%s</Image>
                  <Url type="text/html" method="get" template="%s"/>
                </OpenSearchDescription>
                """.formatted(
                                escaped(name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME)),
                                escaped(frame.text("search.browser", name)),
                                escaped(frame.absolute(frame.asset("icons/favicon.svg"))),
                                escaped(frame.absolute("/search?q={searchTerms}"))));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
