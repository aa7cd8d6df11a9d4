package io.stockpipeline.app.cli;

import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.yaml.InvalidPipelineException;
import io.stockpipeline.model.yaml.PipelineFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the file a command was given, and puts the file's name before every fault in it. */
final class PipelineReader {
    private PipelineReader() {}

    /**
     * Reads a pipeline.
     *
     * @throws WrongInputException with one line per fault
     */
    static StockPipeline read(Path file) {
        return read(file, PipelineFile::read);
    }

    /**
     * Reads a role's part of a pipeline, or a whole one.
     *
     * @throws WrongInputException with one line per fault
     */
    static StockPipeline readPart(Path file, PipelineRole role) {
        return read(file, path -> PipelineFile.readPart(path, role));
    }

    /** One of the ways to read a file. */
    @FunctionalInterface
    private interface Reading {
        StockPipeline of(Path file) throws IOException, InvalidPipelineException;
    }

    private static StockPipeline read(Path file, Reading reading) {
        try {
            return reading.of(file);
        } catch (InvalidPipelineException e) {
            throw new WrongInputException(
                    e.faults().stream().map(fault -> file + ": " + fault).toList());
        } catch (NoSuchFileException e) {
            throw new WrongInputException(file + ": no such file", e);
        } catch (IOException e) {
            String words = Files.isDirectory(file) ? "is a folder, not a file" : "cannot be read: " + e.getMessage();
            throw new WrongInputException(file + ": " + words, e);
        }
    }
}
