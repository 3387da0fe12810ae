package org.septuple.io.zarr;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is said about an array or a group: texts by name, in order. Immutable.
///
/// ```java
/// Attributes.of("1", "loss per sample").equation("2.2").ancillary("loss_se")
/// ```
///
/// @param texts values by name; values of other groups that are no texts stand here as JSON
public record Attributes(Map<String, String> texts) {

    /// Holds the names of dimensions; Zarr 2 keeps them among the attributes, this package beside them.
    static final String DIMENSIONS = "_ARRAY_DIMENSIONS";

    /// Copies the texts, keeping their order.
    public Attributes {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        if (texts.containsKey(DIMENSIONS)) {
            throw new IllegalArgumentException("%s follows from the dimensions; leave it out".formatted(DIMENSIONS));
        }
    }

    /// Nothing.
    ///
    /// @return no attributes
    public static Attributes none() {
        return new Attributes(Map.of());
    }

    /// Unit and name.
    ///
    /// @param units    unit of the numbers; `1` if they have no dimension
    /// @param longName a few words for axes of plots
    /// @return `units` and `long_name`
    public static Attributes of(String units, String longName) {
        return none().with("units", units).with("long_name", longName);
    }

    /// With another text.
    ///
    /// @param name name of the attribute; replaces the one of this name
    /// @param text its value
    /// @return a copy
    public Attributes with(String name, String text) {
        Map<String, String> more = new LinkedHashMap<>(texts);
        more.put(name, text);
        return new Attributes(more);
    }

    /// The equation that the array is about.
    ///
    /// @param number such as `3.14`
    /// @return a copy with `septuple_equation`
    public Attributes equation(String number) {
        return with("septuple_equation", number);
    }

    /// Which indices of a tensor stand up and which down.
    ///
    /// @param positions one word per index: `up` or `down`
    /// @return a copy with `index_position`
    public Attributes indexPosition(List<String> positions) {
        return with("index_position", String.join(" ", positions));
    }

    /// Signature of the metric.
    ///
    /// @param signs such as `-+++`
    /// @return a copy with `signature`
    public Attributes signature(String signs) {
        return with("signature", signs);
    }

    /// Arrays that belong to this one, such as its standard errors.
    ///
    /// @param names names of arrays in the same group
    /// @return a copy with `ancillary_variables`
    public Attributes ancillary(String... names) {
        return with("ancillary_variables", String.join(" ", names));
    }

    /// One text.
    ///
    /// @param name name of the attribute
    /// @return its value, empty if there is none
    public Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }
}
