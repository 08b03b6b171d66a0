package ua.meterline.outbox;

import java.util.Arrays;

/** What a notice is for. The order in which they leave does not depend on when they were scheduled. */
public enum NoticeKind {
    /** A code for the login to the cabinet: a person waits for it. */
    CODE("code", true),
    REMINDER("reminder", false),
    /** A message to a number of ours, by which the way through the SMSC is measured. */
    CANARY("canary", true);

    private final String label;
    private final boolean urgent;

    NoticeKind(String label, boolean urgent) {
        this.label = label;
        this.urgent = urgent;
    }

    /** As in the column {@code notice.kind}, and in metrics. */
    public String label() {
        return label;
    }

    /** Whether it leaves before replies that wait for the rate limit; otherwise it leaves after them. */
    public boolean isUrgent() {
        return urgent;
    }

    /** Whether its text is a secret, which is erased as soon as it is not needed. */
    boolean isSecret() {
        return this == CODE;
    }

    static NoticeKind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown kind of notice: " + label));
    }
}
