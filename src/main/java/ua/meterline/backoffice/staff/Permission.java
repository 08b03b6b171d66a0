package ua.meterline.backoffice.staff;

/** What a member of the staff may do. Each page and each action of the console needs one. */
public enum Permission {
    VIEW_OVERVIEW,
    VIEW_MESSAGES,
    /** See a masked number or account in full; recorded in the audit log. */
    REVEAL,
    RESEND_REPLY,
    DECIDE_REVIEW,
    ENTER_READING,
    /** Enter a reading by phone although a rule holds it. */
    OVERRIDE_HELD,
    WORK_CALLBACKS,
    /** Remind customers who have not submitted yet. */
    SEND_REMINDERS,
    VIEW_BILLING,
    EXPORT,
    /** Run a what-if replay. */
    REPLAY,
    VIEW_SETTINGS,
    VIEW_AUDIT,
    MANAGE_USERS
}
