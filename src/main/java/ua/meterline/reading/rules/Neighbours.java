package ua.meterline.reading.rules;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import ua.meterline.reading.Neighbourhood;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.RuleBook;
import ua.meterline.reading.StatedReading;

/**
 * Values that one slip of the hand turns into the stated one: two adjacent digits swapped, one digit doubled, one
 * missing; or the dial rolled over and the customer went on counting. A neighbour fits if the rules accept it and the
 * consumption since the previous reading is within the limits.
 *
 * @param limits of the consumption, whether the rule about them is on or not
 */
public record Neighbours(ConsumptionLimits limits) implements Neighbourhood {
    private static final int HIGHEST = 99_999;

    @Override
    public Optional<RegisterValue> onlyFitting(StatedReading held, RuleBook rules) {
        List<RegisterValue> fitting = of(held).stream()
                .map(RegisterValue::new)
                .filter(value -> fits(held.with(value), rules))
                .limit(2)
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private boolean fits(StatedReading neighbour, RuleBook rules) {
        boolean plausible = Consumption.of(neighbour)
                .filter(consumption -> consumption.isWithin(limits, neighbour.history()))
                .isPresent();
        return plausible && rules.accepts(neighbour);
    }

    /** All neighbours, without the value itself. */
    static Set<Integer> of(StatedReading held) {
        int value = held.reading().value().value();
        String digits = Integer.toString(value);
        Set<Integer> neighbours = new TreeSet<>();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0) {
                addSwapped(neighbours, digits, i);
                addUndoubled(neighbours, digits, i);
            }
            addMissing(neighbours, digits, i);
        }
        addMissing(neighbours, digits, digits.length());
        addRolledOver(neighbours, held);
        neighbours.remove(value);
        return neighbours;
    }

    private static void addSwapped(Set<Integer> neighbours, String digits, int second) {
        String swapped = digits.substring(0, second - 1)
                + digits.charAt(second)
                + digits.charAt(second - 1)
                + digits.substring(second + 1);
        neighbours.add(Integer.parseInt(swapped));
    }

    private static void addUndoubled(Set<Integer> neighbours, String digits, int second) {
        if (digits.charAt(second) == digits.charAt(second - 1)) {
            neighbours.add(Integer.parseInt(digits.substring(0, second) + digits.substring(second + 1)));
        }
    }

    private static void addMissing(Set<Integer> neighbours, String digits, int at) {
        for (char digit = '0'; digit <= '9'; digit++) {
            int longer = Integer.parseInt(digits.substring(0, at) + digit + digits.substring(at));
            if (longer <= HIGHEST) {
                neighbours.add(longer);
            }
        }
    }

    private static void addRolledOver(Set<Integer> neighbours, StatedReading held) {
        OptionalInt digits = held.history().digitsOf(held.reading().meter());
        if (digits.isPresent()) {
            RegisterValue value = held.reading().value();
            neighbours.add(value.value() % Dial.of(digits, value).values());
        }
    }
}
