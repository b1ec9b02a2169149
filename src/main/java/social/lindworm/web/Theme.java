package social.lindworm.web;

/// The colours a reader chose; AUTO follows the device.
public enum Theme {
    AUTO,
    LIGHT,
    DARK
}
