'use strict';
require('../dist/kmodlint.js').work();
