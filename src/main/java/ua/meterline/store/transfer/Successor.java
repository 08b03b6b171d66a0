package ua.meterline.store.transfer;

import java.time.Duration;
import java.time.ZoneId;

/**
 * The gateway that goes on with a copy.
 *
 * @param node its name
 * @param replyWindow of the limit of replies to one number
 * @param zone where a day of the budget of replies starts at midnight
 */
public record Successor(String node, Duration replyWindow, ZoneId zone) {}
