package ua.meterline.config;

/** A password. Its string form hides it, so that no log line or error message contains it. */
public record Secret(String text) {
    @Override
    public String toString() {
        return "(hidden)";
    }
}
