package social.lindworm.web.view;

/// A place one can go to from a menu, tabs or breadcrumbs.
///
/// @param label already in the reader's language
/// @param current whether this is the page one is on
public record Link(String path, String label, boolean current) {

    public static Link to(String path, String label) {
        return new Link(path, label, false);
    }

    /// A link that knows by the page's path whether it leads there.
    public static Link at(String path, String label, String pagePath) {
        int query = pagePath.indexOf('?');
        return new Link(path, label, path.equals(query < 0 ? pagePath : pagePath.substring(0, query)));
    }
}
