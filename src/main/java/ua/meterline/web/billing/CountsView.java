package ua.meterline.web.billing;

import java.util.List;
import ua.meterline.billing.NotExported;
import ua.meterline.billing.PeriodOutlook;

/**
 * What would be exported, for the page that waits for it.
 *
 * @param counted null until there is a count
 */
public record CountsView(List<PeriodOutlook> periods, NotExported counted) {}
