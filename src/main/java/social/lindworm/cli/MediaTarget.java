package social.lindworm.cli;

import social.lindworm.app.Instance;
import social.lindworm.app.Stores;
import social.lindworm.config.StorageConfig;

/// Where the media folder can be copied to.
enum MediaTarget {
    S3("USE_S3=true"),
    AZURE("USE_AZURE=true"),
    LEADING("pages link there");

    private final String switchedBy;

    /// @param switchedBy the line of `.env` with which the server uses it
    MediaTarget(String switchedBy) {
        this.switchedBy = switchedBy;
    }

    String switchedBy() {
        return switchedBy;
    }

    /// The part for pictures.
    StorageConfig images(Instance instance) {
        return switch (this) {
            case S3 -> instance.config().storage().s3().require().images();
            case AZURE -> instance.config().storage().azure().require().images();
            case LEADING -> Stores.leading(instance);
        };
    }
}
