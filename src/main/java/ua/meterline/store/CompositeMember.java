package ua.meterline.store;

import java.util.List;
import ua.meterline.reading.JudgedMessage;

/** A member of the group {@code store-readings} that holds messages and other things, which are stored together. */
public interface CompositeMember {
    /** The judged messages among them. */
    List<JudgedMessage> messages();

    /** Whether no other transaction may write beside it: what it writes has no account that is known before. */
    boolean isExclusive();
}
