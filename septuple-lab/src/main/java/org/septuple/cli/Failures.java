package org.septuple.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.io.ConfigurationException;
import org.septuple.io.ErrorCode;
import org.septuple.io.RunRefusedException;
import org.septuple.io.Violation;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Turns exceptions into messages on stderr, `{error: …}` on stdout under `--json`, and exit codes. Only a defect of this
/// program shows a stack trace.
final class Failures implements IExecutionExceptionHandler {

    /// What a person is told.
    private record Message(ErrorCode code, String where, String text, String remedy) {
        static Message of(RunRefusedException refused) {
            return new Message(refused.code(), refused.where(), String.valueOf(refused.getMessage()), refused.remedy());
        }

        static Message of(Violation violation) {
            return new Message(violation.code(), violation.where().toString(), violation.message(), violation.remedy());
        }
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, @Nullable ParseResult parsed) {
        List<Message> messages = switch (failure) {
            case ConfigurationException refused ->
                refused.violations().stream().map(Message::of).toList();
            case RunRefusedException refused -> List.of(Message.of(refused));
            case UncheckedIOException io -> List.of(ofIo(io));
            default -> List.of(new Message(ErrorCode.INTERNAL, "", failure.toString(), ErrorCode.INTERNAL.remedy()));
        };
        if (messages.getFirst().code() == ErrorCode.INTERNAL) {
            failure.printStackTrace(line.getErr());
        }
        print(messages, line, parsed != null && wantsJson(parsed.originalArgs()));
        if (failure instanceof ConfigurationException flood && flood.more() > 0) {
            line.getErr().println("… and %d more".formatted(flood.more()));
            line.getErr().flush();
        }
        return failure instanceof ConfigurationException refused
                ? refused.exitStatus()
                : messages.getFirst().code().exitStatus();
    }

    static int usage(ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        String remedy = "See `%s --help`.".formatted(line.getCommandSpec().qualifiedName());
        Message message = new Message(ErrorCode.USAGE, "command line", String.valueOf(failure.getMessage()), remedy);
        print(List.of(message), line, wantsJson(List.of(arguments)));
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, line.getErr());
        return ErrorCode.USAGE.exitStatus();
    }

    /// Tells of a run that finished, but not as wanted.
    static void print(ErrorCode code, String text, CommandLine line) {
        print(List.of(new Message(code, "", text, code.remedy())), line, false);
    }

    /// Tells of a run that can be shown in part only.
    static void print(RunRefusedException refused, CommandLine line) {
        print(List.of(Message.of(refused)), line, false);
    }

    /// The object `error` of such a run.
    static ObjectNode json(ObjectNode root, RunRefusedException refused) {
        return json(root, Message.of(refused));
    }

    /// The object `error` of a run that finished, but not as wanted.
    static ObjectNode json(ObjectNode root, ErrorCode code, String text) {
        return json(root, new Message(code, "", text, code.remedy()));
    }

    /// Tells that memory ran out.
    static int outOfMemory(CommandLine line, String[] arguments) {
        String text = "out of memory; Java may use %d MB"
                .formatted(Runtime.getRuntime().maxMemory() >> 20);
        String remedy = "Use a smaller network, batch or dataset, or give Java more: SEPTUPLE_JAVA_OPTS=-Xmx8g";
        print(List.of(new Message(ErrorCode.DATA_TOO_LARGE, "", text, remedy)), line, wantsJson(List.of(arguments)));
        return ErrorCode.DATA_TOO_LARGE.exitStatus();
    }

    private static Message ofIo(UncheckedIOException failure) {
        Throwable cause = failure.getCause();
        String text = failure.getMessage() + (cause == null ? "" : ": " + cause);
        return new Message(ErrorCode.IO_FAILED, "", text, ErrorCode.IO_FAILED.remedy());
    }

    private static boolean wantsJson(List<String> arguments) {
        return arguments.contains("--json");
    }

    private static void print(List<Message> messages, CommandLine line, boolean json) {
        PrintWriter err = line.getErr();
        for (Message message : messages) {
            String where = message.where().isEmpty() ? "" : message.where() + ": ";
            err.println(where + message.text() + " [" + message.code().code() + "]");
            err.println("    " + message.remedy());
        }
        err.flush();
        if (json) {
            ObjectNode root = JsonMapper.builder().build().createObjectNode();
            root.set("error", json(root, messages.getFirst()));
            ArrayNode all = root.putArray("errors");
            messages.forEach(message -> all.add(json(root, message)));
            line.getOut().println(root.toPrettyString());
            line.getOut().flush();
        }
    }

    private static ObjectNode json(ObjectNode root, Message message) {
        ObjectNode node = root.objectNode();
        node.put("code", message.code().code());
        node.put("where", message.where());
        node.put("message", message.text());
        node.put("remedy", message.remedy());
        return node;
    }
}
