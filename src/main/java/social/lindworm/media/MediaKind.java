package social.lindworm.media;

import java.util.List;
import social.lindworm.media.image.ImageRecipe;

/// What a picture is for: where BookWyrm keeps such, and what is made of it.
public enum MediaKind {
    COVER("covers"),
    AVATAR("avatars"),
    LOGO("logos");

    /// Counts up when a recipe changes, so that `generate_thumbnails` finds what is out of date.
    static final int RECIPES = 1;

    private static final ImageRecipe COVERS = new ImageRecipe(1600, List.of(80, 100, 150, 200, 250, 500), false, false);
    private static final ImageRecipe AVATARS = new ImageRecipe(400, List.of(120, 240), true, false);
    private static final ImageRecipe LOGOS = new ImageRecipe(512, List.of(100, 200), false, true);

    private final String folder;

    MediaKind(String folder) {
        this.folder = folder;
    }

    String folder() {
        return folder;
    }

    ImageRecipe recipe() {
        return switch (this) {
            case COVER -> COVERS;
            case AVATAR -> AVATARS;
            case LOGO -> LOGOS;
        };
    }
}
