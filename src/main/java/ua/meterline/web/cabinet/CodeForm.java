package ua.meterline.web.cabinet;

/**
 * The form for a code, as it is shown. It is the same whether or not a code was sent.
 *
 * @param challenge a secret of this browser
 * @param problem what is wrong with the code; null for nothing
 */
public record CodeForm(String challenge, String problem) {
    @Override
    public String toString() {
        return "form for a code";
    }
}
