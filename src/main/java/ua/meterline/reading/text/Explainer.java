package ua.meterline.reading.text;

/** Explains some numbers of a passage by one kind of evidence. Thread-safe. */
@FunctionalInterface
interface Explainer {
    void explain(NumberedText text);
}
