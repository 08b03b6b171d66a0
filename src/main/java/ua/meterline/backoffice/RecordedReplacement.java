package ua.meterline.backoffice;

import java.util.List;
import ua.meterline.backoffice.HeldMessage.Statement;

/**
 * A replacement as it was recorded.
 *
 * @param meter the number of the new meter among those of the account
 * @param moved readings that were stored for the old meter until now and are of the new one
 */
public record RecordedReplacement(int meter, List<Statement> moved) {
    public RecordedReplacement {
        moved = List.copyOf(moved);
    }
}
