package org.septuple.io;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.network.Dataset;

/// Reads tables of numbers as comma-separated text, plain or gzip.
///
/// One sample a line, fields separated by commas, blanks around them ignored, decimal points, no missing values, no
/// comments; blank lines at the end only. A first line of names is recognised: none of its features is a number,
/// or its label is no number while that of the next line is. Names and text labels may stand in double quotes,
/// but hold no comma.
///
/// Labels are integers from 0, where gaps leave classes empty, or else words, whose classes are in the order of
/// the alphabet (by code point).
public final class CsvFile {

    private CsvFile() {}

    /// What a file holds.
    ///
    /// @param dataset  the samples, labelled if a label column was given; named after the file
    /// @param features names of the feature columns, empty without a line of names
    /// @param classes  words of the classes in order, empty if labels are integers or absent
    public record Table(Dataset dataset, List<String> features, List<String> classes) {

        /// Copies the lists.
        public Table {
            features = List.copyOf(features);
            classes = List.copyOf(classes);
        }
    }

    /// Reads a table.
    ///
    /// @param file        the file
    /// @param labelColumn `last`, `first`, `none`, an index from 0, or the name of a column
    /// @return the table
    /// @throws ConfigurationException naming line and column, what was found and what was expected there
    public static Table read(Path file, String labelColumn) {
        return read(file, labelColumn, DataStream.mostValues());
    }

    static Table read(Path file, String labelColumn, int mostValues) {
        return DataStream.read(
                file, stream -> new CsvReader(file, new Lines(stream.input()), mostValues).read(labelColumn));
    }

    /// Names of the columns: the fields of the first line.
    ///
    /// @param file the file
    /// @return in order
    /// @throws ConfigurationException naming line and column, what was found and what was expected there
    static List<String> names(Path file) {
        return DataStream.read(
                file, stream -> new CsvReader(file, new Lines(stream.input()), DataStream.mostValues()).names());
    }

    /// Reads a table with one row per frame and replica. Columns that are not wanted may hold anything.
    ///
    /// @param file        the file
    /// @param time        column of times, null for none
    /// @param replica     column of replicas, whole numbers from 0 or words; null for none
    /// @param coordinates columns of coordinates, empty for all others
    /// @return the rows
    /// @throws ConfigurationException naming line and column, what was found and what was expected there
    static RecordedRows rows(Path file, @Nullable String time, @Nullable String replica, List<String> coordinates) {
        return DataStream.read(
                file,
                stream -> new CsvReader(file, new Lines(stream.input()), DataStream.mostValues())
                        .rows(time, replica, coordinates));
    }
}
