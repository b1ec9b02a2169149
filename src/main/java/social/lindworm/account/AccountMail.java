package social.lindworm.account;

import social.lindworm.jobs.JobType;
import social.lindworm.jobs.RetryPolicy;

/// A mail to be written and sent. It holds no secret: tokens are made when it is written, and only their hashes are
/// kept.
///
/// @param account 0 where there is none
/// @param address to whom, or for RESET what was typed into the form
/// @param language tag; empty for the account's own
/// @param detail what the letter names, such as a device
record AccountMail(Kind kind, long account, String address, String language, String detail) {

    static final JobType<AccountMail> TYPE = new JobType<>("account.mail", AccountMail.class, RetryPolicy.REMOTE);

    enum Kind {
        /// Confirm the address you registered with.
        CONFIRM,
        /// Somebody registered with the address of an account that is there already.
        KNOWN_ADDRESS,
        RESET,
        /// Confirm the address you want to change to.
        CHANGE_EMAIL,
        /// To the old address: the address was changed.
        EMAIL_CHANGED,
        PASSWORD_CHANGED,
        SECOND_FACTOR_ON,
        SECOND_FACTOR_OFF,
        CODES_RENEWED,
        DELETED,
        INVITE;

        /// The part of the message keys.
        String key() {
            return switch (this) {
                case CONFIRM -> "confirm";
                case KNOWN_ADDRESS -> "knownAddress";
                case RESET -> "reset";
                case CHANGE_EMAIL -> "changeEmail";
                case EMAIL_CHANGED -> "emailChanged";
                case PASSWORD_CHANGED -> "passwordChanged";
                case SECOND_FACTOR_ON -> "secondFactorOn";
                case SECOND_FACTOR_OFF -> "secondFactorOff";
                case CODES_RENEWED -> "codesRenewed";
                case DELETED -> "deleted";
                case INVITE -> "invite";
            };
        }
    }

    static AccountMail to(AccountId account, Kind kind) {
        return new AccountMail(kind, account.value(), "", "", "");
    }
}
