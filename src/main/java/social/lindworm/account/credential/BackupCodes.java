package social.lindworm.account.credential;

import java.util.List;
import java.util.stream.Stream;

/// Ten codes to write down, each good once, in any order, for the day the phone is gone.
public final class BackupCodes {

    private static final int COUNT = 10;

    /// Sixty bits each: with tries limited, and hashed together with the account, guessing is hopeless on either side.
    private static final int GROUPS = 3;

    private BackupCodes() {}

    public static List<String> fresh() {
        return Stream.generate(() -> Tokens.code(GROUPS))
                .distinct()
                .limit(COUNT)
                .toList();
    }

    /// What is kept of a code; empty when the text cannot be one.
    public static String hash(long account, String typed) {
        String code = Tokens.normalCode(typed);
        return code.length() == GROUPS * 4 ? Tokens.hash(account + ":" + code) : "";
    }
}
