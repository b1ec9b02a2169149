package social.lindworm.media.image;

import social.lindworm.storage.Content;

/// An image as a file: upright, in sRGB, without any metadata.
public record EncodedImage(ImageFormat format, Size size, Content content) {}
