package ua.meterline.mail.mime;

import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;

/** A text for a library that knows of no deadline: before each piece that it reads, the time is looked at. */
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
