package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class ViolationsTest {

    private static Violation at(Location where) {
        return new Violation(ErrorCode.CONFLICT, where, "a.b", "a is 1, b is 2");
    }

    @Test
    void positionsComeInReadingOrder() {
        var violations = new Violations();
        var places = new Location[] {
            new Location.InFile("a.yaml"),
            new Location.InText("a.yaml", 2, 10),
            new Location.InText("a.yaml", 10, 2),
            new Location.InText("a.yaml", 10, 11),
            new Location.AtByte("b.idx", 3),
            new Location.AtByte("b.idx", 20),
            new Location.InOverride("a=1")
        };
        for (int i : new int[] {6, 2, 5, 1, 3, 0, 4}) {
            violations.add(at(places[i]));
        }
        assertThat(violations.sorted()).extracting(Violation::where).containsExactly(places);
    }

    @Test
    void nothingWrongThrowsNothing() {
        assertThatCode(() -> new Violations().throwIfAny()).doesNotThrowAnyException();
    }

    @Test
    void messageNamesPlaceCodeAndRemedy() {
        var refusal = new ConfigurationException(at(new Location.InText("a.yaml", 2, 3)));
        assertThat(refusal).hasMessage("a.yaml:2:3: a is 1, b is 2 [CFG-026]\n    Change one of them.");
    }

    /// A name may hold the escape sequences of a terminal.
    @Test
    void whatUsersWroteIsOnlyShown() {
        var where = new Location.InText("\u001B[2Ja.yaml", 1, 1);
        var violation = new Violation(ErrorCode.CONFLICT, where, "a", "a is \u202E1\n2\u0007", "Add\u0000 b.");
        assertThat(violation.where()).hasToString("\\u001b[2Ja.yaml:1:1");
        assertThat(violation.message()).isEqualTo("a is \\u202e1\\n2\\u0007");
        assertThat(violation.remedy()).isEqualTo("Add\\u0000 b.");
    }

    @Test
    void floodsAreCountedButNotPrinted() {
        var violations = new Violations();
        for (int i = 1; i <= 1000; i++) {
            violations.add(at(new Location.InText("a.yaml", i, 1)));
        }
        var refusal = Refusal.of(violations::throwIfAny);
        assertThat(refusal.violations()).hasSize(200);
        assertThat(refusal.more()).isEqualTo(800);
        assertThat(refusal).hasMessageEndingWith("… and 800 more");
    }

    /// Runners on other machines send exceptions back.
    @Test
    void exceptionsTravel() throws IOException, ClassNotFoundException {
        var refusal = new ConfigurationException(at(new Location.AtByte("a.idx", 16)));
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(refusal);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            var back = (ConfigurationException) in.readObject();
            assertThat(back.violations()).isEqualTo(refusal.violations());
        }
    }
}
