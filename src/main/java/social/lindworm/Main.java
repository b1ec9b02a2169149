package social.lindworm;

/// The program's entry: hands the command line to `cli`.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.out.println(arguments.length);
    }
}
