package ua.meterline.backoffice;

/** A correction was refused because the rules doubt it; the reviewer may force it. */
public final class DoubtfulCorrectionException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final transient CorrectionDoubts doubts;

    DoubtfulCorrectionException(long messageId, CorrectionDoubts doubts) {
        super(
                Refusal.DOUBTFUL,
                messageId,
                doubts.inWords(),
                doubts.reading().value().value(),
                doubts.reading().period());
        this.doubts = doubts;
    }

    /** What the rules doubt, for a page or a question. */
    public CorrectionDoubts doubts() {
        return doubts;
    }
}
