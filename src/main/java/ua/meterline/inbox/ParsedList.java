package ua.meterline.inbox;

import java.util.List;
import ua.meterline.reading.CustomerMessage;

/** A list: rows and their messages, at the same indexes. */
public record ParsedList(List<ListRow> rows, List<CustomerMessage> messages) {}
