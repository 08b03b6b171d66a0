package ua.meterline.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The encoding of what a person types. */
final class InputEncoding {
    private InputEncoding() {}

    /** That of the terminal. In the locale C, which has no letters but English ones, UTF-8 is likely. */
    static Charset get() {
        Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
    }
}
