package ua.meterline.backoffice.staff;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the audit log records. In the table, in kebab case. */
public enum AuditAction {
    LOGIN,
    LOGIN_FAILED,
    LOGOUT,
    SESSIONS_ENDED,
    /** A masked number or account was shown in full. */
    REVEAL,
    CLAIM,
    DECIDE,
    DEFER,
    ENTER_READING,
    WITHDRAW_READING,
    IMPORT_READINGS,
    CALL_BACK,
    REPLACE_METER,
    REMOVE_BINDING,
    /** A number gets no reminders any more; the entry names no number. */
    OPT_OUT,
    /** A number may get reminders again. */
    OPT_IN,
    SEND_REMINDERS,
    RESEND,
    /** The gateway did, because it could receive no messages. */
    EXTEND_WINDOW,
    EXPORT,
    DOWNLOAD,
    IMPORT_ACCOUNTS,
    ERASE,
    REPLAY,
    USER_ADDED,
    USER_DISABLED,
    USER_ENABLED,
    ROLES_CHANGED,
    PASSWORD_CHANGED,
    API_TOKEN_ADDED,
    API_TOKEN_REVOKED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for a text that names none. */
    public static Optional<AuditAction> of(String text) {
        return Arrays.stream(values())
                .filter(action -> action.toString().equals(text))
                .findFirst();
    }
}
