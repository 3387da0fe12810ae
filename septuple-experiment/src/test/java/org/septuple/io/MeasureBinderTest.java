package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.experiment.MeasurePlan;

class MeasureBinderTest {

    private static MeasurePlan plan(String section) {
        return ConfigFile.bind(
                        "m.yaml",
                        "measure: " + section + "\n",
                        List.of(),
                        root -> new MeasureBinder(root.section("measure"), null).plan())
                .value();
    }

    @Test
    void oddCoordinatesAndLagsKeepTheirOrder() {
        MeasurePlan plan = plan("{odd: [3, 2], lags: [1, 4, 9]}");
        assertThat(plan.odd()).containsExactly(3, 2);
        assertThat(plan.lags()).containsExactly(1, 4, 9);
        assertThat(plan("{odd: none}").odd()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {odd: [1, 1]}                                           | names a coordinate twice
                    {lags: [4, 4]}                                          | has 4 after 4, must rise
                    {force: {kind: polynomial, coefficients: [2]}}          | slope is 0 everywhere
                    {force: {kind: polynomial, coefficients: [1, 0, 0]}}    | slope is 0 everywhere
                    {force: {kind: quadratic, stiffness: [[0, 0], [0, 0]]}} | slope is 0 everywhere
                    {force: {kind: quadratic, stiffness: [[1, 2], [0, 1]]}} | square and symmetric
                    """)
    void whatCannotBeMeasuredIsRefused(String section, String refused) {
        assertThat(Refusal.of(() -> plan(section))).hasMessageContainingAll("m.yaml:1", refused);
    }
}
