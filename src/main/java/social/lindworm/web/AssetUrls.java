package social.lindworm.web;

/// Where a static file is to be had: `css/base.css` becomes an address that changes with its content.
@FunctionalInterface
public interface AssetUrls {

    /// @throws IllegalArgumentException if there is no such file, which is a mistake in a template
    String url(String logicalPath);
}
