package ua.meterline.reading;

import java.util.List;

/** The judged parts of one SMS with several readings, in order: all of them are stored, or none. */
public record SeveralJudged(List<JudgedMessage> parts) {
    public SeveralJudged {
        parts = List.copyOf(parts);
    }
}
