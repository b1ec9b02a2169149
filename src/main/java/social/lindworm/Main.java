package social.lindworm;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import social.lindworm.cli.CommandLineTool;

/// The program's entry: hands the command line to `cli`.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new CommandLineTool(out, err).run(arguments));
    }
}
