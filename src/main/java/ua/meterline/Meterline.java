package ua.meterline;

/** Placeholder. */
public final class Meterline {
    private Meterline() {}

    public static void main(String[] args) {}
}
