package ua.meterline.backoffice.staff;

/** Why something about people is refused. */
public enum StaffProblem {
    LOGIN_MALFORMED,
    LOGIN_TAKEN,
    NAME_MISSING,
    ROLES_MISSING,
    PASSWORD_SHORT,
    PASSWORD_LONG,
    PASSWORD_COMMON,
    /** The current password, which a change needs, is wrong. */
    PASSWORD_WRONG,
    UNKNOWN_USER,
    /** People cannot take their own access away. */
    ONESELF,
    LAST_ADMIN,
    TOKEN_MALFORMED,
    TOKEN_TAKEN,
    UNKNOWN_TOKEN,
    /** Too many attempts; try again later. */
    BUSY
}
