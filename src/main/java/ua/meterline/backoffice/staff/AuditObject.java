package ua.meterline.backoffice.staff;

/**
 * What an action was about. A telephone number is never named: the message that it came with is.
 *
 * @param kind such as {@code message}
 * @param id within its kind
 */
public record AuditObject(String kind, String id) {
    public static AuditObject message(long id) {
        return new AuditObject("message", Long.toString(id));
    }

    /** @param account number of the account */
    public static AuditObject account(String account) {
        return new AuditObject("account", account);
    }

    public static AuditObject batch(long id) {
        return new AuditObject("batch", Long.toString(id));
    }

    /** @param period such as {@code 2026-11} */
    public static AuditObject period(String period) {
        return new AuditObject("period", period);
    }

    public static AuditObject user(String login) {
        return new AuditObject("user", login);
    }

    /** @param name of a token of the HTTP API */
    public static AuditObject token(String name) {
        return new AuditObject("token", name);
    }
}
