package ua.meterline.mail.mime;

import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;

/** Feeds a text to a library that has no timeout, and checks the deadline before each block. */
final class TimedReader extends FilterReader {
    private final Deadline deadline;

    TimedReader(String text, Deadline deadline) {
        super(new StringReader(text));
        this.deadline = deadline;
    }

    @Override
    public int read(char[] piece, int from, int most) throws IOException {
        deadline.check();
        return super.read(piece, from, most);
    }
}
