package ua.meterline.inbox;

import java.util.List;
import ua.meterline.reading.CustomerMessage;

/** A list, row by row: each row and the message that it becomes stand at the same place. */
public record ParsedList(List<ListRow> rows, List<CustomerMessage> messages) {}
