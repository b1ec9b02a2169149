package social.lindworm.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import picocli.CommandLine.Command;
import social.lindworm.config.Config;

@Command(name = "create_secrets", description = "write a secret key into .env, unless there is one")
final class CreateSecretsCommand extends ToolCommand {

    @Override
    public Integer call() throws IOException {
        Path env = home().resolve(".env");
        String content = Files.exists(env) ? Files.readString(env) : "";
        if (Config.tells(content, "SECRET_KEY")) {
            out().println(env + " has a SECRET_KEY already; nothing was changed");
            return 0;
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String line = (content.isEmpty() || content.endsWith("\n") ? "" : "\n") + "SECRET_KEY="
                + HexFormat.of().formatHex(random) + "\n";
        Files.createDirectories(home());
        if (!Files.exists(env)
                && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(env, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(env, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        out().println("wrote a new SECRET_KEY into " + env);
        return 0;
    }
}
