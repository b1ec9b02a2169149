package social.lindworm.account.credential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import social.lindworm.common.Folded;
import social.lindworm.common.Message;

/// What a new password must be. Each rule says in one sentence what to change.
public final class PasswordRules {

    public static final int MIN_LENGTH = 8;

    /// Nobody types more, and hashing a megabyte would only keep the server busy.
    public static final int MAX_LENGTH = 200;

    private static final int SHORTEST_NAME = 4;
    private static final double TOO_SIMILAR = 0.7;
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /// Everything wrong with a password; empty when it will do.
    ///
    /// @param personal texts that others know of the person: user name, e-mail address, display name
    public static List<Message> problems(String password, List<String> personal) {
        List<Message> problems = new ArrayList<>();
        if (password.length() > MAX_LENGTH) {
            return List.of(Message.of("account.password.tooLong", MAX_LENGTH));
        }
        if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
            return List.of(Message.of("account.password.tooShort", MIN_LENGTH));
        }
        if (password.chars().allMatch(Character::isDigit)) {
            problems.add(Message.of("account.password.allDigits"));
        } else if (isCommon(password)) {
            problems.add(Message.of("account.password.common"));
        }
        if (personal.stream().anyMatch(text -> isLike(password, text))) {
            problems.add(Message.of("account.password.similar"));
        }
        return List.copyOf(problems);
    }

    /// A listed word stays common with digits or signs behind it or letters written as digits: `P4ssword123!`.
    private static boolean isCommon(String password) {
        String folded = Folded.of(password);
        String word = folded.replaceAll("[^\\p{L}]+$", "");
        return folded.chars().distinct().count() <= 2
                || COMMON.contains(folded)
                || COMMON.contains(word)
                || COMMON.contains(plainLetters(folded))
                || COMMON.contains(plainLetters(word));
    }

    private static String plainLetters(String text) {
        return text.replace('4', 'a')
                .replace('@', 'a')
                .replace('3', 'e')
                .replace('1', 'i')
                .replace('0', 'o')
                .replace('5', 's')
                .replace('$', 's')
                .replace('7', 't');
    }

    private static boolean isLike(String password, String text) {
        String folded = Folded.of(password);
        return List.of(text, text.split("@", 2)[0]).stream()
                .map(Folded::of)
                .filter(known -> known.length() >= SHORTEST_NAME)
                .anyMatch(known -> (folded.contains(known) && known.length() * 2 >= folded.length())
                        || similarity(folded, known) >= TOO_SIMILAR);
    }

    /// One for equal texts, zero for texts with nothing in common, by the letters to change between them.
    private static double similarity(String one, String other) {
        int longest = Math.max(one.length(), other.length());
        if (longest > MAX_LENGTH) {
            return 0;
        }
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replace = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return 1 - (double) previous[other.length()] / longest;
    }

    private static Set<String> common() {
        try (InputStream list = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
            if (list == null) {
                throw new IllegalStateException("common-passwords.txt is missing from the jar");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .flatMap(line -> List.of(line.split(" ")).stream())
                    .filter(word -> !word.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
