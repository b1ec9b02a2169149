package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands for Azure against a container that `.ci/azurite` made, with what it asks for as system properties.
class CopyMediaToAzureIT {

    @TempDir
    private Path folder;

    private static String option(String name) {
        String value = System.getProperty("lindworm.cloud.option." + name);
        if (value == null) {
            throw new AssertionError("this test needs a real container: -Dlindworm.cloud.option." + name + "=...");
        }
        return value;
    }

    @Test
    void allPicturesAreBroughtToTheContainerAndWhatCameSince() {
        CommandHome home = new CommandHome(folder.resolve("home"));
        String domain = option("endpoint") + "/" + option("container");
        home.env(
                "AZURE_ACCOUNT_NAME=" + option("account_name"),
                "AZURE_ACCOUNT_KEY=" + option("account_key"),
                "AZURE_CONTAINER=" + option("container"),
                "AZURE_CUSTOM_DOMAIN=" + domain,
                "AZURE_ENDPOINT_URL=" + option("endpoint"));
        home.picture("a picture");

        assertThat(home.run("copy_media_to_azure")).isZero();
        assertThat(home.out().lines()).containsExactly("copied 1 files, 9 bytes; 0 already there; 0 failed");
        assertThat(home.places()).allMatch(place -> place.startsWith("azblob:"));

        home.picture("another");
        assertThat(home.run("sync_media_to_azure")).isZero();
        assertThat(home.lastLine()).isEqualTo("copied 1 files, 7 bytes; 1 already there; 0 failed");
        assertThat(home.run("sync_media_to_azure")).isZero();
        assertThat(home.lastLine()).isEqualTo("copied 0 files, 0 bytes; 2 already there; 0 failed");
    }
}
