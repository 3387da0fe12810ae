package org.septuple.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/// What a command printed and how it ended.
///
/// @param exit exit status
/// @param out  stdout
/// @param err  stderr
record Captured(int exit, String out, String err) {

    static Captured of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Captured(exit, out.toString(), err.toString());
    }
}
