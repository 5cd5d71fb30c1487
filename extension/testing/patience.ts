/** How long the queries of a rendered screen wait: what is loaded on demand takes its time on a busy machine. */
import { configure } from "@testing-library/react";
import { inject } from "vitest";

configure({ asyncUtilTimeout: inject("patienceMs") });
